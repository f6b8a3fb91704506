"""Why a dossier stands where it stands: the rules of the procedures."""

from clerkdesk.domain.rule import Rule
from clerkdesk.domain.steps import Step

_HOUSE = ""
_NL = "art. 6:96 lid 6 BW"
_XIX_2, _XIX_7 = "art. XIX.2 WER", "art. XIX.7 § 2 WER"

CLOSED = Rule("procedure.closed", "house.procedure", _HOUSE, ("on",))
JUDICIAL = Rule("procedure.judicial", "house.procedure", _HOUSE, ("on",))
AWAITING_CREDITOR = Rule("procedure.awaiting_creditor", "house.procedure", _HOUSE, ("on",))
PAID = Rule("procedure.paid", "house.procedure", _HOUSE)
ALL_DISPUTED = Rule("procedure.all_disputed", "house.dispute", "art. 13 Wki; art. XIX.7 WER", ("count",))
ALL_HELD = Rule("procedure.all_held", "house.hold", _HOUSE)
HELD = Rule("procedure.held", "house.hold", _HOUSE)
HELD_UNTIL = Rule("procedure.held_until", "house.hold", _HOUSE, ("until",))
NOT_DUE = Rule("procedure.not_due", "nl.bw.6:81", "art. 6:81 BW; art. XIX.2 WER", ("due",))
ADVISED = Rule("procedure.advised", "house.procedure", _HOUSE, ("on",))

FOURTEEN_DAYS = Rule("procedure.fourteen_day_letter", "nl.bw.6:96:6", _NL, ("count",))
FIRST_REMINDER = Rule("procedure.first_reminder", "be.wer.xix.2", _XIX_2, ("count",))
FORMAL_NOTICE = Rule("procedure.formal_notice", "be.wer.xix.7", _XIX_7, ("count",))
NOTICE_AGAIN = Rule("procedure.notice_again", "house.notice", f"{_NL}; {_XIX_2}", ("claim",))
JOINED = Rule("procedure.joined", "house.notice", f"{_NL}; {_XIX_2}", ("claim",))
RUNNING = Rule("procedure.term_running", "house.notice", f"{_NL}; {_XIX_2}", ("until",))
BUSINESS = Rule("procedure.business", "nl.bw.6:96:4", "art. 6:96 lid 4 BW; wet van 2 augustus 2002", ("due",))
TERM_ENDED = Rule("procedure.term_ended", "nl.bw.6:96:6", f"{_NL}; {_XIX_7}", ("ended",))
AFTER = {
    step: Rule(f"procedure.{step}", "house.procedure", _HOUSE, ("since",))
    for step in (Step.CALL, Step.SECOND_DEMAND, Step.FINAL_DEMAND, Step.JUDICIAL_ADVICE)
}

CLAIM_DISPUTED = Rule("procedure.claim_disputed", "house.dispute", "art. 13 Wki; art. XIX.7 WER", ("claim",))
CLAIM_HELD = Rule("procedure.claim_held", "house.hold", _HOUSE, ("claim",))
CLAIM_NOT_DUE = Rule("procedure.claim_not_due", "nl.bw.6:81", "art. 6:81 BW", ("claim", "due"))
CLAIM_WAITS = Rule("procedure.claim_waits", "house.notice", f"{_NL}; {_XIX_2}", ("claim", "until"))
NO_PHONE = Rule("procedure.no_phone", "house.procedure", _HOUSE)
CALL_HELD = Rule("procedure.call_held", "house.hold", _HOUSE)
NOTICES = {
    Step.FOURTEEN_DAY_LETTER: FOURTEEN_DAYS,
    Step.FIRST_REMINDER: FIRST_REMINDER,
    Step.FORMAL_NOTICE: FORMAL_NOTICE,
}

"""Finds in the code which choices and tariffs reach a rule.

A rule is followed backwards from every line that names it: to the conditions that lead there, the values
that fill it, the functions that made those values, and the callers that handed them over. What is read from
the choices and from the tariffs on that way steers the rule. State that everything goes through, such as the
books of a dossier, is not followed.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from clerkdesk.domain.choices import declared
from clerkdesk.tariff_files import load_tariffs
from docs.domain_code import DomainCode, Place

_STATE = {"Account", "Books", "Case", "Course", "Creditor", "Facts", "ProcedureFacts", "Tariffs"}
_STATE |= {"Choices", "LegalChoices"}
_LEAVES = (ast.Return, ast.Continue, ast.Raise, ast.Break)


@dataclass
class Reach:
    """What reaches a rule or a function: choices by name, kinds of rates and scales, functions on the way."""

    choices: set[str] = field(default_factory=set)
    tariffs: set[str] = field(default_factory=set)
    functions: set[Place] = field(default_factory=set)

    def add(self, other: "Reach") -> None:
        """Take in what reaches something else."""
        self.choices |= other.choices
        self.tariffs |= other.tariffs
        self.functions |= other.functions


class Reacher:
    """Follows rules and functions through the code of the domain."""

    def __init__(self, code: DomainCode) -> None:
        tariffs = load_tariffs()
        self.code = code
        self._choices = {choice.name: choice.default for choice in declared()}
        self._rates, self._scales = tuple(tariffs.rates), tuple(tariffs.scales)
        self._whole: dict[Place, Reach] = {}

    def of_rule(self, code: str) -> Reach:
        """Return what reaches the rule with this code."""
        trail = _Trail(self, {place for place, _ in self.code.uses(code)})
        for place, node in self.code.uses(code):
            trail.reach.functions.add(place)
            for expression in self._governing(place, node):
                trail.follow(place, expression)
            for caller, expression in self._explained(place):
                trail.follow(caller, expression)
        for place, function in self.code.functions():
            if place[0].rpartition(".")[2] == self.code.rules[code].id:
                for statement in function.body:
                    trail.follow(place, statement)
        return trail.reach

    def of_function(self, place: Place) -> Reach:
        """Return what a function or a constant reads, itself or through others."""
        if place not in self._whole:
            self._whole[place] = found = Reach()
            todo = [place]
            for one in todo:
                body = self._body(one)
                found.functions |= {one} if self.code.function(one) else set()
                for node in (node for part in body for node in ast.walk(part)):
                    self.read(found, node)
                    meant = self.code.meant(one[0], node)
                    if meant is not None and meant not in todo and meant not in self.code.named:
                        todo.append(meant)
        return self._whole[place]

    def reads(self, choice: str) -> list[Place]:
        """Return the functions that read a choice themselves."""
        return [
            place
            for place, function in self.code.functions()
            if any(isinstance(node, ast.Attribute) and node.attr == choice for node in ast.walk(function))
        ]

    def read(self, reach: Reach, node: ast.AST) -> None:
        """Note what one node of the code reads from the choices or the tariffs."""
        if isinstance(node, ast.Attribute) and node.attr in self._choices:
            reach.choices.add(node.attr)
            values = getattr(type(self._choices[node.attr]), "__members__", {}).values()
            reach.tariffs.update(value for value in map(str, values) if value in self._scales)
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute):
            if node.value.attr == "rates" and isinstance(node.slice, ast.Constant):
                reach.tariffs.add(str(node.slice.value))
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            start = str(node.values[0].value)
            reach.tariffs.update(kind for kind in self._scales if "." in start and kind.startswith(start))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            apart = "." in node.value or "_" in node.value
            if apart and node.value in (*self._rates, *self._scales):
                reach.tariffs.add(node.value)

    def _body(self, place: Place) -> list[ast.AST]:
        function, constant = self.code.function(place), self.code.constant(place)
        if function is not None:
            return list(function.body)
        return [] if constant is None else [constant]

    def _explained(self, place: Place) -> Iterator[tuple[Place, ast.AST]]:
        """Yield what stands beside the reason that the function at ``place`` answers with."""
        function = self.code.function(place)
        if function is None or function.returns is None or ast.unparse(function.returns) != "Reason":
            return
        for caller, call in self.code.calls(place):
            around = self.code.function(caller)
            for user in () if around is None else _users(around, self._statement(caller, call)):
                yield caller, user

    def _statement(self, place: Place, node: ast.AST) -> ast.AST:
        while not isinstance(node, ast.stmt):
            node = self.code.modules[place[0]].parents[node]
        return node

    def _governing(self, place: Place, node: ast.AST) -> Iterator[ast.AST]:
        """Yield the statement around ``node``, the conditions it stands under, and the exits before it."""
        parents = self.code.modules[place[0]].parents
        top = self.code.function(place)
        inner: ast.AST = self._statement(place, node)
        if top is None or inner is top:
            return
        yield from _own(inner, node)
        yield from _users(top, inner)
        while inner is not top:
            above = parents[inner]
            if isinstance(above, ast.If | ast.While) and inner is not above.test:
                yield above.test
            elif isinstance(above, ast.For) and inner is not above.iter:
                yield above.iter
            yield from _exits(above, inner)
            inner = above


class _Trail:
    """One rule followed backwards. What leads to the ``holders`` of the rule itself is no part of it."""

    def __init__(self, reacher: Reacher, holders: set[Place]) -> None:
        self.reach = Reach()
        self._reacher = reacher
        self._holders = holders
        self._seen: set[tuple[Place, object]] = set()

    def follow(self, place: Place, expression: ast.AST) -> None:
        """Note what an expression in the function at ``place`` reads, and follow its names."""
        if self._first(place, expression):
            for node in ast.walk(expression):
                self._reacher.read(self.reach, node)
                meant = self._reacher.code.meant(place[0], node)
                if meant is not None and meant not in self._reacher.code.named:
                    self._enter(meant)
                elif meant is None and isinstance(node, ast.Name):
                    self._name(place, node.id)

    def _first(self, place: Place, what: object) -> bool:
        first = (place, what) not in self._seen
        self._seen.add((place, what))
        return first

    def _enter(self, place: Place) -> None:
        function = self._reacher.code.function(place)
        whole = self._reacher.of_function(place)
        makes_state = function is not None and function.returns and ast.unparse(function.returns) in _STATE
        if not makes_state and not whole.functions & self._holders:
            self.reach.add(whole)

    def _name(self, place: Place, name: str) -> None:
        """Follow a local name to what it was set to, and a parameter to what callers hand over."""
        function = self._reacher.code.function(place)
        if function is None or not self._first(place, name):
            return
        for value in _set_to(function, name):
            self.follow(place, value)
        position = _position(function, name)
        if position is None:
            return
        for caller, call in self._reacher.code.calls(place):
            for handed in _handed(call, position, name):
                self.follow(caller, handed)


def _own(statement: ast.AST, node: ast.AST) -> Iterator[ast.AST]:
    """Yield a simple statement whole, of a compound one only the part that ``node`` stands in."""
    if not hasattr(statement, "body"):
        yield statement
        return
    for part in ast.iter_child_nodes(statement):
        if not isinstance(part, ast.stmt) and any(inside is node for inside in ast.walk(part)):
            yield part


def _users(function: ast.FunctionDef, statement: ast.AST) -> Iterator[ast.AST]:
    """Yield the simple statements that use what ``statement`` sets."""
    names = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and _stored(node)}
    for other in ast.walk(function):
        if isinstance(other, ast.stmt) and not hasattr(other, "body") and other is not statement:
            loaded = {n.id for n in ast.walk(other) if isinstance(n, ast.Name) and not _stored(n)}
            if names & loaded:
                yield other


def _exits(above: ast.AST, inner: ast.AST) -> Iterator[ast.AST]:
    """Yield the conditions under which the lines before ``inner`` leave."""
    for block in (getattr(above, "body", None), getattr(above, "orelse", None)):
        if isinstance(block, list) and inner in block:
            for before in block[: block.index(inner)]:
                if isinstance(before, ast.If) and isinstance(before.body[-1], _LEAVES):
                    yield before.test


def _stored(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _set_to(function: ast.FunctionDef, name: str) -> Iterator[ast.AST]:
    """Yield every value that a local name is set to."""
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from _part(target, value, name)
            case (
                ast.AnnAssign(target=target, value=ast.expr() as value)
                | ast.AugAssign(target=target, value=value)
                | ast.NamedExpr(target=target, value=value)
                | ast.For(target=target, iter=value)
                | ast.comprehension(target=target, iter=value)
            ):
                yield from _part(target, value, name)


def _part(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.AST]:
    """Yield the part of ``value`` that ``name`` is set to."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        for one, part in zip(target.elts, value.elts, strict=True):
            yield from _part(one, part, name)
    elif any(_stored(node) and isinstance(node, ast.Name) and node.id == name for node in ast.walk(target)):
        yield value


def _position(function: ast.FunctionDef, name: str) -> int | None:
    """Return which argument ``name`` is, none where it is no parameter or stands for state."""
    parameters = [*function.args.args, *function.args.kwonlyargs]
    for place, argument in enumerate(one for one in parameters if one.arg != "self"):
        if argument.arg == name:
            kind = "" if argument.annotation is None else ast.unparse(argument.annotation)
            return None if kind in _STATE else place
    return None


def _handed(call: ast.Call, position: int, name: str) -> Iterator[ast.AST]:
    if position < len(call.args):
        yield call.args[position]
    for keyword in call.keywords:
        if keyword.arg == name:
            yield keyword.value

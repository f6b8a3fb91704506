"""Everything on the screen."""

from ui.lasting_none import keep_none_alive

keep_none_alive()

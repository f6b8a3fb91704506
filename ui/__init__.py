"""Everything on the screen."""

from ui.lasting_values import keep_values_alive

keep_values_alive()

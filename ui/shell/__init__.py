"""The frame of the main window: panes, actions, palette, foot."""

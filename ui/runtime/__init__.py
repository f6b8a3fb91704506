"""What runs behind the screens: work off the window, changes, errors."""

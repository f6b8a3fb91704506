"""Reading a creditor's claim list in four pages: file, columns, check, consequences."""

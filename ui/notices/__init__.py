"""Notices that the creditor sent: recording one with what it means."""

"""Carriers beyond their name: file, state of co-operation, evaluation, what really happened, and the grade that follows from both."""

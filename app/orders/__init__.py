"""Contracts, review, plan, milestones and production tasks."""

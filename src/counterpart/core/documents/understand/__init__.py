"""Understand a printed table: figures and their units, what each column and row stands for."""

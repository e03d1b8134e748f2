"""Where django-allauth asks us: its settings name these classes."""

from counterpart.accounts.adapters.account import AccountAdapter
from counterpart.accounts.adapters.second_factor import SecondFactorAdapter
from counterpart.accounts.adapters.single_sign_on import SingleSignOnAdapter

__all__ = ["AccountAdapter", "SecondFactorAdapter", "SingleSignOnAdapter"]

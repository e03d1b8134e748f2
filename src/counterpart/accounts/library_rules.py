"""Who may reach the views that libraries bring: every one of them by name, since we cannot decorate them."""

from collections.abc import Callable
from typing import Any

from counterpart.accounts.access import AccessRule, rule_of

_SIGNING_IN = AccessRule(public=True, reason="signing in")
_FORGOTTEN = AccessRule(public=True, reason="resetting a forgotten password")
_OWN_ACCOUNT = AccessRule()

LIBRARY_RULES: dict[str, AccessRule] = {
    "account_change_password": _OWN_ACCOUNT,
    "account_inactive": _SIGNING_IN,
    "account_login": _SIGNING_IN,
    "account_logout": AccessRule(public=True, reason="signing out, also when the session has just ended"),
    "account_reauthenticate": _OWN_ACCOUNT,
    "account_reset_password": _FORGOTTEN,
    "account_reset_password_done": _FORGOTTEN,
    "account_reset_password_from_key": _FORGOTTEN,
    "account_reset_password_from_key_done": _FORGOTTEN,
    "account_set_password": _OWN_ACCOUNT,
    "mfa_activate_totp": _OWN_ACCOUNT,
    "mfa_add_webauthn": _OWN_ACCOUNT,
    "mfa_authenticate": _SIGNING_IN,
    "mfa_deactivate_totp": _OWN_ACCOUNT,
    "mfa_download_recovery_codes": _OWN_ACCOUNT,
    "mfa_edit_webauthn": _OWN_ACCOUNT,
    "mfa_generate_recovery_codes": _OWN_ACCOUNT,
    "mfa_index": _OWN_ACCOUNT,
    "mfa_list_webauthn": _OWN_ACCOUNT,
    "mfa_login_webauthn": _SIGNING_IN,
    "mfa_reauthenticate": _OWN_ACCOUNT,
    "mfa_reauthenticate_webauthn": _OWN_ACCOUNT,
    "mfa_remove_webauthn": _OWN_ACCOUNT,
    "mfa_view_recovery_codes": _OWN_ACCOUNT,
    "openid_connect_callback": _SIGNING_IN,
    "openid_connect_login": _SIGNING_IN,
    "socialaccount_login_cancelled": _SIGNING_IN,
    "socialaccount_login_error": _SIGNING_IN,
}


def rule_for(view: Callable[..., Any], view_name: str) -> AccessRule | None:
    """The rule of a view: its own, or that of its name in the list above; None where nobody gave it one."""
    return rule_of(view) or LIBRARY_RULES.get(view_name)

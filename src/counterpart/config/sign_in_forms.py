"""Our forms in the places of allauth's own."""

ACCOUNT_FORMS = {
    "change_password": "counterpart.open.forms.passwords.ChangePasswordForm",
    "login": "counterpart.open.forms.passwords.SignInForm",
    "reauthenticate": "counterpart.open.forms.passwords.ConfirmPasswordForm",
    "reset_password": "counterpart.open.forms.passwords.ForgottenPasswordForm",
    "reset_password_from_key": "counterpart.open.forms.passwords.ResetPasswordForm",
    "set_password": "counterpart.open.forms.passwords.SetPasswordForm",
}
MFA_FORMS = {
    "activate_totp": "counterpart.open.forms.second_factors.SetUpAppForm",
    "add_webauthn": "counterpart.open.forms.second_factors.AddPasskeyForm",
    "authenticate": "counterpart.open.forms.second_factors.CodeForm",
    "deactivate_totp": "counterpart.open.forms.second_factors.RemoveAppForm",
    "edit_webauthn": "counterpart.open.forms.second_factors.RenamePasskeyForm",
    "generate_recovery_codes": "counterpart.open.forms.second_factors.NewRecoveryCodesForm",
    "reauthenticate": "counterpart.open.forms.second_factors.ConfirmCodeForm",
    "reauthenticate_webauthn": "counterpart.open.forms.second_factors.ConfirmPasskeyForm",
}

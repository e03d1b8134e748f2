"""The key that signs bundles can be read, and a real desk has one."""

from counterpart.config.checks import bundling
from counterpart.core.bundles import sealing


def test_a_key_that_cannot_be_read_is_an_error(settings):
    settings.BUNDLE_KEY = "not a key"
    assert bundling.bundle_key_can_be_read().id == "counterpart.E051"
    settings.BUNDLE_KEY = sealing.new_secret()
    assert bundling.bundle_key_can_be_read() is None


def test_a_real_desk_without_a_key_is_warned(settings):
    settings.DEBUG = settings.DEMO = False
    settings.BUNDLE_KEY = ""
    assert bundling.real_desks_have_a_bundle_key().id == "counterpart.W052"
    settings.DOORS = ("business",)
    assert bundling.real_desks_have_a_bundle_key() is None

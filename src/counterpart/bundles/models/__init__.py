from counterpart.bundles.models.bundle import Bundle, BundleState

__all__ = ["Bundle", "BundleState"]

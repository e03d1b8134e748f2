"""What can be wrong with faces.

FacesError
+-- IndexUnusable     the files of an index are another version, another matcher's, or not whole
+-- MatcherMissing    the matcher is unknown, or what it needs is not installed
+-- NotErased         a removed template could still be read; nothing else may go on
+-- PictureUnreadable the picture cannot be decoded
"""


class FacesError(Exception):
    """Something about faces cannot be done."""


class IndexUnusable(FacesError):
    """These files are no index of ours, or of another matcher."""


class MatcherMissing(FacesError):
    """There is no such matcher here."""


class NotErased(FacesError):
    """A removed template could still be read."""


class PictureUnreadable(FacesError):
    """This is no picture that can be decoded."""

"""What stands around the pages of a case's evidence."""

from counterpart.desk.presenters.case_frame import CaseFrame

# The parts of the tab Evidence: words, and the name of the address. A part that is added here is shown on all of them.
PARTS = (
    ("Files", "desk_evidence:evidence"),
    ("Exhibits", "desk_evidence:exhibits"),
    ("Witness statements", "desk_witness:witnesses"),
    ("Bundle", "desk_bundles:bundles"),
    ("Footage asked for", "desk_footage:requests"),
)


class EvidenceFrame(CaseFrame):
    """The frame of a case with the parts of its evidence below the tabs."""

    parts_shown = PARTS

from counterpart.evidence.models.clock_check import ClockCheck
from counterpart.evidence.models.continuity_entry import ContinuityEntry, ContinuityKind
from counterpart.evidence.models.evidence_file import Channel, EvidenceFile, FileRole, FileState
from counterpart.evidence.models.exhibit import Exhibit
from counterpart.evidence.models.integrity_run import IntegrityRun
from counterpart.evidence.models.marked_moment import MarkedMoment
from counterpart.evidence.models.upload import Upload
from counterpart.evidence.models.upload_link import UploadLink

__all__ = [
    "Channel",
    "ClockCheck",
    "ContinuityEntry",
    "ContinuityKind",
    "EvidenceFile",
    "Exhibit",
    "FileRole",
    "FileState",
    "IntegrityRun",
    "MarkedMoment",
    "Upload",
    "UploadLink",
]

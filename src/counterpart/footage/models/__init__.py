from counterpart.footage.models.camera import Camera
from counterpart.footage.models.footage_appeal import FootageAppeal
from counterpart.footage.models.footage_request import ANSWERABLE, OPEN_STATES, FootageRequest, RequestState

__all__ = ["ANSWERABLE", "OPEN_STATES", "Camera", "FootageAppeal", "FootageRequest", "RequestState"]

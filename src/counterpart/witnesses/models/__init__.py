from counterpart.witnesses.models.offer_stop import OfferStop
from counterpart.witnesses.models.statement_request import StatementRequest
from counterpart.witnesses.models.witness_draft import WitnessDraft
from counterpart.witnesses.models.witness_statement import WitnessStatement

__all__ = ["OfferStop", "StatementRequest", "WitnessDraft", "WitnessStatement"]

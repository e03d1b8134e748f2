from counterpart.base.models.audit_event import AuditEvent
from counterpart.base.models.audit_leaf import AuditLeaf
from counterpart.base.models.audit_seal import AuditSeal
from counterpart.base.models.job_worker import JobWorker
from counterpart.base.models.recurring_job import RecurringJob
from counterpart.base.models.sent_mail import SentMail

__all__ = ["AuditEvent", "AuditLeaf", "AuditSeal", "JobWorker", "RecurringJob", "SentMail"]

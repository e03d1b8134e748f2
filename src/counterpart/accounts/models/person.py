"""People who sign in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from counterpart.base.classification import classified


class PersonManager(BaseUserManager["Person"]):
    """Makes people; changes to them go through `accounts.actions`."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


@classified(
    personal="email name phone",
    secret="password",
    plain="language is_active is_simulated registered_at last_login",
)
class Person(AbstractBaseUser):
    """A person with an account. What they may do comes only from their role assignments."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=10, default="en")
    is_active = models.BooleanField(default=True)
    is_simulated = models.BooleanField(default=False)
    registered_at = models.DateTimeField()

    objects: ClassVar[PersonManager] = PersonManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

"""Addresses at which partnerships are shown people whom the police want to know."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.business.views import agreements, images

app_name = "business_images"

identifies = requires(Permission.IMAGE_IDENTIFY)

urlpatterns = [
    path("images/", identifies(images.gallery), name="gallery"),
    path("images/<uuid:key>/", identifies(images.answer), name="answer"),
    path("images/<uuid:key>/<slug:size>.jpg", identifies(images.picture), name="picture"),
    path("agreements/", identifies(agreements.agreements), name="agreements"),
    path("agreements/<int:pk>/", identifies(agreements.agreement), name="agreement"),
]

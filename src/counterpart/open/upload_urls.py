"""Addresses of resumable uploads, and of sending files by a link."""

from django.urls import path

from counterpart.open.views import sending, uploads

app_name = "uploads"

urlpatterns = [
    path("send/<str:token>/", sending.send, name="send"),
    path("uploads/to/<str:token>/", uploads.begin, name="begin"),
    path("uploads/to/<str:token>/form/", sending.form, name="form"),
    path("uploads/<str:key>/", uploads.upload, name="upload"),
]

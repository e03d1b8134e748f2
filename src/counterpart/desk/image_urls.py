"""Addresses of the image register, identifications and nominals."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import image_adding, image_challenges, image_deeds, images, know, people

app_name = "desk_images"

reads = requires(Permission.IMAGE_READ)
works = requires(Permission.IMAGE_WORK)
decides = requires(Permission.IMAGE_REVIEW)
CASE = "cases/<str:reference>/images/"
IMAGE = "images/<uuid:key>/"

urlpatterns = [
    path(CASE, reads(images.of_case), name="of_case"),
    path(CASE + "add/", works(image_adding.choose), name="choose"),
    path(CASE + "add/<uuid:key>/", works(image_adding.AddImage.as_view()), name="add"),
    path("images/", reads(images.register), name="register"),
    path("images/know/", reads(know.feed), name="know"),
    path("images/identifications/", works(know.identifications), name="identifications"),
    path("images/identifications/<int:pk>/", works(know.Review.as_view()), name="review"),
    path("images/identifications/<int:pk>/undo/", works(know.Undo.as_view()), name="undo"),
    path("images/challenges/", reads(image_challenges.challenges), name="challenges"),
    path("images/challenges/<int:pk>/", decides(image_challenges.Decide.as_view()), name="challenge"),
    path("images/challenges/<int:pk>/picture/", works(image_challenges.Attach.as_view()), name="attach"),
    path("images/people/", works(people.find), name="people"),
    path("images/people/<str:reference>/", works(people.nominal), name="nominal"),
    path("images/people/<str:reference>/describe/", works(people.Describe.as_view()), name="describe"),
    path("images/circulations/<int:pk>/end/", works(image_deeds.EndCirculation.as_view()), name="end_circulation"),
    path(IMAGE, reads(images.image), name="image"),
    path(IMAGE + "know/", reads(know.Know.as_view()), name="answer"),
    path(IMAGE + "circulate/", works(image_deeds.Circulate.as_view()), name="circulate"),
    path(IMAGE + "share/", works(image_deeds.Share.as_view()), name="share"),
    path(IMAGE + "authorise/", decides(image_deeds.Authorise.as_view()), name="authorise"),
    path(IMAGE + "extend/", works(image_deeds.Extend.as_view()), name="extend"),
    path(IMAGE + "withdraw/", works(image_deeds.Withdraw.as_view()), name="withdraw"),
    path(IMAGE + "sheet.pdf", reads(images.sheet), name="sheet"),
    path(IMAGE + "<slug:size>.jpg", reads(images.picture), name="picture"),
]

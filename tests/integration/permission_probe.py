"""Stands behind all middleware, in front of every view: who gets here has been admitted."""

from django.http import HttpResponse

ADMITTED = 299


class PermissionProbe:
    """Answers ADMITTED instead of the view, so that nothing happens and no record need exist."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        return HttpResponse(status=ADMITTED)

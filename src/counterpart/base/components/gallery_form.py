"""A form with a field of each kind."""

from counterpart.base import forms

SHOPS = [forms.Option(1, "Bridge Street Stores", hint="4 Bridge Street, Norwich NR2 1AA")]
SHOPS += [forms.Option(2, "The Corner Shop", hint="19 High Street, Thetford IP24 2AA")]


class GalleryForm(forms.Form):
    """What a report might ask, a field of each kind."""

    text = forms.TextField(label="Full name", autocomplete="name")
    long_text = forms.LongTextField(
        label="What happened?", hint="In your own words.", called="what happened", limit=200
    )
    email = forms.EmailField(label="Email address", hint="We only use this to tell you about your report.")
    phone = forms.PhoneField(label="Phone number", required=False)
    postcode = forms.PostcodeField(label="Postcode", required=False)
    plate = forms.PlateField(label="Number plate", required=False)
    password = forms.PasswordField(label="Password", required=False)
    integer = forms.IntegerField(label="How many were taken?", called="how many were taken", low=1, width=3)
    money = forms.MoneyField(label="What were they worth?", called="what they were worth", hint="For example, 12.50")
    date = forms.DateField(
        label="When did you find out?", called="the day", hint="For example, 27 3 2026", tense="past"
    )
    day = forms.DayField(label="When was it?", called="the day", hint="For example, 3 June or yesterday", tense="past")
    time = forms.TimeField(label="What time was it?", called="the time", hint="For example, 2:05pm")
    premises = forms.PremisesField(label="Where was it?", called="where it was", options=SHOPS)
    radios = forms.RadiosField(
        label="How should we contact you?",
        called="how we should contact you",
        options=[
            forms.Option("email", "Email", hint="You get an answer within a day."),
            forms.Option("phone", "Phone", reveals=("slot",)),
            forms.Option("none", "I do not want to be contacted", divider="or"),
        ],
    )
    slot = forms.SelectField(label="When can we call?", called="when we can call", options=[(9, "9am"), (10, "10am")])
    yes_no = forms.YesNoField(label="Is there CCTV?")
    checkboxes = forms.CheckboxesField(
        label="What was taken?",
        called="what was taken",
        hint="Select all that apply.",
        options=[
            forms.Option("alcohol", "Alcohol"),
            forms.Option("food", "Food"),
            forms.Option("nothing", "Nothing was taken", divider="or", exclusive=True),
        ],
    )
    tick = forms.TickField(label="I have told the truth as far as I know it", called="that you have told the truth")

"""For how long people stay signed in, and how often visitors may ask: read into the settings."""

from counterpart.config.env import env_int

LIMITS = {
    "desk": {
        "idle_minutes": env_int(
            "COUNTERPART_DESK_IDLE_MINUTES",
            default=30,
            low=5,
            high=1440,
            help="Minutes without a request after which police and Commissioner's staff are signed out.",
        ),
        "hours": env_int(
            "COUNTERPART_DESK_SESSION_HOURS",
            default=12,
            low=1,
            high=168,
            help="Hours after signing in at which police and Commissioner's staff must sign in again, however busy.",
        ),
    },
    "business": {
        "idle_minutes": env_int(
            "COUNTERPART_BUSINESS_IDLE_MINUTES",
            default=720,
            low=5,
            high=10_080,
            help="Minutes without a request after which people of businesses and partnerships are signed out.",
        ),
        "hours": env_int(
            "COUNTERPART_BUSINESS_SESSION_HOURS",
            default=168,
            low=1,
            high=720,
            help="Hours after signing in at which people of businesses and partnerships must sign in again.",
        ),
    },
}

# How often in an hour, beside the limits that allauth has for signing in. For one address of the network, which a
# whole shopping centre may share.
VISITOR_LIMITS = {
    "image_challenge": 10,
    "report_check": 30,
    "report_link": 20,
    "report_send": 60,
    "report_start": 120,
    "upload_begin": 600,
}

"""The peer of the benchmark of uploads, as its own documentation sets it up."""

import os

from fastapi import FastAPI
from tuspyserver import create_tus_router

application = FastAPI()
application.include_router(create_tus_router(prefix="files", files_dir=os.environ["TUS_FOLDER"]))

"""Faces: finding them, making templates of them, and finding the nearest templates.

    matcher.detect(picture) -> faces -> matcher.embed(picture, face) -> template -> FaceIndex.search(template, 10)

A template is a short list of float32 numbers. It is biometric data: it is kept in the index and nowhere else, and
removing one overwrites it. The distance between two templates is no probability and no verdict.
"""

"""One case as one file that anybody can check: a BagIt bag (RFC 8493), signed, in a zip of one layout.

    with open(path, "w+b") as file:
        writer = BundleWriter(ZipSink(file, "BCR-...", made_at))
        writer.add("data/index.html", [page], len(page))
        writer.finish(info, subject, key)

    report = verify(path, trusted=public_key)

`docs/reference/bundle.md` tells the format field by field. No database, no network, no clock.
"""

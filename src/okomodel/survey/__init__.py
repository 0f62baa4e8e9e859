"""From the answers of pupils to the measurements of a round (extra ``monitor``)."""

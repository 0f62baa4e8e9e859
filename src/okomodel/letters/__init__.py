"""The letter to the council (raadsinformatiebrief), each sentence with its place."""

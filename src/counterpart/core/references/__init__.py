"""Receipt codes, external references and number plates."""

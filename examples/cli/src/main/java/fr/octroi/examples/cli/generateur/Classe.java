package fr.octroi.examples.cli.generateur;

/** What must be proposed, the strongest first. */
enum Classe {
    REFUSER,
    COMPLETER,
    EXAMINER,
    ACCORDER
}

package fr.octroi.temoin.reglement;

import fr.octroi.temoin.commun.Fautif;

/** Stands below {@link Fautif} in the order, and makes a cycle with it. */
public class Aval {

    final Fautif amont = new Fautif();
}

package fr.octroi.examples.cli.generateur;

/**
 * A seeded shuffle of {@code 0..taille-1} that holds no table: a Feistel network, walked until it falls inside.
 *
 * <p>It lets a month of any length draw values that never repeat by accident, in constant memory.
 */
final class Permutation {

    private static final int TOURS = 4;

    private final long graine;
    private final int taille;
    private final int demi;
    private final int masque;

    Permutation(int taille, long... graines) {
        this.taille = taille;
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, taille - 1));
        this.demi = (bits + 1) / 2;
        this.masque = (1 << demi) - 1;
        long melange = 17;
        for (long une : graines) {
            melange = Hasard.melanger(melange * 31 + une);
        }
        this.graine = melange;
    }

    int image(int indice) {
        int valeur = indice;
        do {
            int gauche = valeur >>> demi;
            int droite = valeur & masque;
            for (int tour = 0; tour < TOURS; tour++) {
                int nouvelle = gauche ^ tourner(droite, tour);
                gauche = droite;
                droite = nouvelle;
            }
            valeur = gauche << demi | droite;
        } while (valeur >= taille);
        return valeur;
    }

    int antecedent(int image) {
        int valeur = image;
        do {
            int gauche = valeur >>> demi;
            int droite = valeur & masque;
            for (int tour = TOURS - 1; tour >= 0; tour--) {
                int ancienne = droite ^ tourner(gauche, tour);
                droite = gauche;
                gauche = ancienne;
            }
            valeur = gauche << demi | droite;
        } while (valeur >= taille);
        return valeur;
    }

    private int tourner(int moitie, int tour) {
        return (int) (Hasard.melanger(graine + 0x632BE5ABL * (moitie + 1L) + tour * 0x9E3779B9L) & masque);
    }
}

package fr.octroi.tck.temoin;

/** Time for the other threads to come to the same place. */
final class Attente {

    private Attente() {}

    static void unInstant() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}

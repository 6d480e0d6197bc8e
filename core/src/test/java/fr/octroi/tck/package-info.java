/**
 * The contracts of the ports as tests: whoever implements a port extends the class of that port and runs it.
 *
 * <p>An adapter's module takes {@code fr.octroi:octroi-core} with classifier {@code tck}, and JUnit Jupiter, in scope
 * {@code test}; then a class such as
 *
 * <pre>{@code
 * class DossiersDansMaBaseTest extends DossiersTck {
 *     @Override
 *     protected Magasin magasinVide() {
 *         MaBase base = MaBase.vide();
 *         return new Magasin(base, base, base, base);
 *     }
 * }
 * }</pre>
 *
 * <p>runs every rule. A test is named after its rule: {@code regle_3_une_version_perimee_est_refusee} is rule 3 in the
 * javadoc of {@link fr.octroi.port.Dossiers}. The factory method is called once or more by each test, on the thread that
 * runs it, and gives a store that holds nothing and shares nothing with those given before; nothing is closed here, so
 * what needs closing is closed by the subclass in an {@code @AfterEach}. No rule is skipped: an adapter passes all of
 * them or does not implement the port. People in these tests are invented, and their mail goes to {@code .invalid}.
 *
 * <p>Only the JUnit API, the ports and the values of the trade are used here, nothing of the outer ring.
 */
@NullMarked
package fr.octroi.tck;

import org.jspecify.annotations.NullMarked;

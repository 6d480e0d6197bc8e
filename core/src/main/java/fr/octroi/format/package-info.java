/**
 * Files in and out: règlements, mappings and minutes in YAML; lots, bordereaux and returns in CSV; the journal in
 * JSON Lines; PES and SEPA in XML, there and back.
 *
 * <p>Entry types: {@link fr.octroi.format.LecteurReglement}, {@link fr.octroi.format.Mappage}, {@link
 * fr.octroi.format.JournalJson}, {@link fr.octroi.format.BordereauCsv}, {@link fr.octroi.format.LecteurRetour}, {@link
 * fr.octroi.format.PesDepense}, {@link fr.octroi.format.VirementSepa} and {@link fr.octroi.format.LecteurRetourXml}. Part of
 * the outer ring: nobody above knows it.
 *
 * <p>Its rooms:
 *
 * <ul>
 *   <li><b>Règlements</b>: {@code LecteurReglement}, {@code LecteurPredicats}, {@code LecteurFormules}, {@code ValeursDuReglement}, {@code
 *       NomsDuReglement}, {@code ClesDuReglement}, {@code RedacteurReglement}, {@code PlacesDesDefauts}, {@code LecteurGeographie}, {@code
 *       LecteurSuspensions}, {@code LecteurConservation}.
 *   <li><b>What an authority writes down</b>: {@code Collectivite}, {@code LecteurCollectivite}, {@code LecteurPaiement}, {@code Paiement}, {@code
 *       LecteurRegistre}, {@code LecteurDeliberation}.
 *   <li><b>Exports</b>: {@code Mappage}, {@code LecteurMappage}, {@code Champ}, {@code FormeDeDate}, {@code CodesDuReglement}, {@code Libelles}, {@code
 *       Lot}, {@code StrictReader}, {@code TraductionDeLigne}, {@code DepotDePieces}, {@code DossierDeLot}; one request alone: {@code Formulaire}.
 *   <li><b>Lots between organisations</b>: {@code ManifesteJson}, {@code AccuseJson}, {@code DemandesJson}, {@code TransmissionJson}, {@code
 *       CertificatDePurgeJson}, {@code ArchiveDeLot}, {@code ComptageDeLignes}, {@code LimitesDeLot}, {@code LotRefuseException}, {@code
 *       LignesComptees}, {@code LignesDOctets}.
 *   <li><b>Payment</b>: {@code BordereauCsv}, {@code LiquidationJson}, {@code Imputations}, {@code Emission}, {@code PesDepense}, {@code ReglagesPes}, {@code
 *       TextePes}, {@code VirementSepa}, {@code DonneurDOrdre}, {@code JourTarget}, {@code Translitteration}.
 *   <li><b>Returns</b>: {@code LecteurRetour}, {@code LecteurRetourXml}, {@code AnalyseDeRetour}, {@code AnalysePain002}, {@code AnalyseCamt054}, {@code
 *       AnalysePesAcquit}, {@code AnalysePesRetour}, {@code RetourLu}, {@code RetourDuBordereau}.
 *   <li><b>Proof and rights</b>: {@code JournalJson}, {@code Clotures}, {@code PreuveJson}, {@code ExplicationJson}, {@code DroitAccesZip}, {@code
 *       EliminationJson}, {@code ViolationCsv}, {@code EquiteCsv}, {@code IndicateursCsv}.
 *   <li><b>Under all of them</b>: {@code Noeud}, {@code MotProche}, {@code Yaml}, {@code Textes}, {@code FichierInvalideException}, {@code FichierEnEntier}, {@code
 *       RedacteurXml}, {@code TexteXml}, {@code FluxXml}, {@code FragmentXml}.
 * </ul>
 */
@NullMarked
package fr.octroi.format;

import org.jspecify.annotations.NullMarked;

/**
 * Reading pieces, and writing papers.
 *
 * <p>Entry types: {@link fr.octroi.document.LecteurPdf}, behind limits of time, pages and size, and {@link
 * fr.octroi.document.LecteurIsole}, behind a wall of processes: whatever a file does costs
 * that file alone. Part of the outer ring: nobody above knows it.
 *
 * <p>Its rooms, in the order in which a file goes through them:
 *
 * <ul>
 *   <li><b>Doors</b>, what a host asks for: {@code LecteurPdf}, {@code LecteurIsole}, {@code LecteurTexte}, {@code AntivirusClamd}, {@code
 *       Tesseract}, {@code CertificatsPem}, {@code ListeDeConfiance}.
 *   <li><b>Wall</b>, so that a file costs no more than itself: {@code Limites}, {@code Vigie}, {@code Veilleur}, {@code FilsDeLecture}, {@code
 *       Ouvrier}, {@code OuvrierDeLecture}, {@code Trame}, {@code PieceLue}.
 *   <li><b>What a file is</b>: {@code AnalysePiece}, {@code AnalysePdf}, {@code AnalyseImage}, {@code GenreFichier}, {@code EnteteImage}, {@code
 *       SignauxPdf}, {@code Gonflement}, {@code SourceSurveillee}, {@code PageLue}.
 *   <li><b>Invoice in XML</b>: {@code FichiersEmbarques}, {@code FactureJointe}, {@code FactureElectronique}, {@code LecteurCii}, {@code
 *       EncodageXml}, {@code FaitsJoints}.
 *   <li><b>Pictures</b>: {@code DessinDuPdf}, {@code ImageBrute}, {@code ImageGrise}, {@code GreyRaster}, {@code Peintures}, {@code Zone}.
 *   <li><b>Signed codes</b>, from dark spots to proved facts: {@code CodesDuPdf}, {@code CodesSurImage}, {@code Taches}, {@code Alternances}, {@code
 *       Quadrilatere}, {@code Grille}, {@code LecteurDeCodes}, {@code Trame2DDoc}, {@code TrameC40}, {@code TrameBinaire}, {@code C40}, {@code
 *       Base32}, {@code ChampsDuCode}, {@code Courbe}, {@code Certificats}, {@code FaitsSignes}.
 *   <li><b>Letters into lines</b>: {@code ExtracteurTexte}, {@code MoteurDeTexte}, {@code LettresDUneChaine}, {@code LettresEnLignes}, {@code
 *       LettresEnDouble}, {@code ChoixDePolice}, {@code PoliceDuDictionnaire}, {@code EcritEnBiais}, {@code Reconnaissance}, {@code MotsEnLignes}.
 *   <li><b>Text that facts are found in</b>: {@code TextePiece}, {@code LineIndex}, {@code GuardedPattern}, {@code GuardedMatcher}, {@code
 *       RequiredWords}, {@code FirstSigns}, {@code Nature}, {@code FaitsLus}.
 *   <li><b>Sums</b>: {@code Montants}, {@code ChercheurDeMontant}, {@code MontantsEcrits}, {@code Devises}, {@code Recapitulatif}, {@code
 *       TotauxEnPiles}, {@code TotauxParLeTaux}, {@code TotalEnPile}, {@code Acquittement}, {@code
 *       PaiementALaCaisse}, {@code MentionDePaiement}.
 *   <li><b>What is sold</b>: {@code Cycles}, {@code CyclesDeMarque}, {@code ArticlePrincipal}, {@code ArticlesSansColonnes}, {@code
 *       NomALaLigne}.
 *   <li><b>Days, numbers and accounts</b>: {@code Dates}, {@code Identifiants}, {@code Comptes}, {@code Banques}.
 *   <li><b>Who sells</b>: {@code Vendeurs}, {@code RaisonsSociales}, {@code FormesDeSociete}, {@code SocietesDestinataires}, {@code
 *       PapiersDeSociete}, {@code BlocDuSiret}, {@code Enseignes}.
 *   <li><b>People</b>: {@code Acheteurs}, {@code Titulaires}, {@code TitulairesDuCompte}, {@code NomsEcrits}, {@code LibellesDeNoms}, {@code
 *       BlocsDeNoms}, {@code ColonnesJointes}.
 *   <li><b>Homes</b>: {@code Domicile}, {@code GenreDeDomicile}, {@code Hebergement}, {@code AdresseDuDomicile}, {@code AdresseDuTitulaire}, {@code
 *       AdressesEcrites}.
 * </ul>
 *
 * <p>And those of the papers:
 *
 * <ul>
 *   <li><b>Sheets</b>: {@code Ecrit}, {@code Page}, {@code Police}, {@code StructureTags}, {@code PdfConformance}, {@code Graphique}, {@code
 *       Planche}, {@code Teinte}, {@code Feuillet}.
 *   <li><b>Words</b>: {@code Phrases}, {@code Recueil}, {@code Francais}, {@code Langue}, {@code Intitules}, {@code MotsDeConservation}.
 *   <li><b>To applicants</b>: {@code Lettres}, {@code Lettre}, {@code Fondement}, {@code MentionsLegales}, {@code Explication}, {@code PageDAcces}.
 *   <li><b>Of the Bureau</b>: {@code DossierDeSeance}, {@code ActesDeSeance}.
 *   <li><b>To those who answer for the aid</b>: {@code PageDeSuivi}, {@code TableauDeBord}, {@code RapportMensuel}, {@code RapportDEquite}, {@code
 *       PageDeVerification}, {@code PageDeSimulation}, {@code PageDuRegistre}, {@code PapiersDElimination}.
 * </ul>
 */
@NullMarked
package fr.octroi.document;

import org.jspecify.annotations.NullMarked;

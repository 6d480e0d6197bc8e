package fr.octroi.adapters.rest.demarche;

import java.util.List;

/** What is asked of the service, word for word; a test holds each against the service's schema. */
final class Requetes {

    private static final String CHAMPS = """
            fragment Fichier on File { filename url checksum byteSizeBigInt virusScanResult }
            fragment Personne on Demandeur {
              __typename
              ... on PersonnePhysique { civilite nom prenom dateDeNaissance email }
              ... on PersonneMorale { siret entreprise { raisonSociale } address { ...Lieu } }
              ... on PersonneMoraleIncomplete { siret }
            }
            fragment Lieu on Address { label streetAddress postalCode cityName cityCode }
            fragment Contenu on Dossier {
              id number state dateDepot dateDerniereModification deposeParUnTiers
              usager { email }
              demandeur { ...Personne }
              champs {
                __typename label stringValue
                ... on DateChamp { date }
                ... on DatetimeChamp { datetime }
                ... on CheckboxChamp { coche: value }
                ... on YesNoChamp { oui: value }
                ... on IntegerNumberChamp { entier: value }
                ... on DecimalNumberChamp { decimal: value }
                ... on CiviliteChamp { civilite: value }
                ... on AddressChamp { address { ...Lieu } }
                ... on CommuneChamp { commune { code name postalCode } }
                ... on PieceJustificativeChamp { files { ...Fichier } }
              }
            }
            """;

    static final String DOSSIERS = """
            query Dossiers($demarche: Int!, $nombre: Int!, $apres: String, $depuis: ISO8601DateTime, $descripteurs: Boolean!) {
              demarche(number: $demarche) {
                revisions @include(if: $descripteurs) { champDescriptors { __typename label } }
                dossiers(first: $nombre, after: $apres, updatedSince: $depuis) {
                  pageInfo { hasNextPage endCursor }
                  nodes { ...Contenu }
                }
              }
            }
            """ + CHAMPS;

    static final String DOSSIER = """
            query UnDossier($dossier: Int!) { dossier(number: $dossier) { ...Contenu } }
            """ + CHAMPS;

    static final String EFFACES = """
            query Effaces($demarche: Int!, $nombre: Int!, $apres: String, $depuis: ISO8601DateTime) {
              demarche(number: $demarche) {
                deletedDossiers(first: $nombre, after: $apres, deletedSince: $depuis) {
                  pageInfo { hasNextPage endCursor }
                  nodes { number reason dateSupression }
                }
              }
            }
            """;

    static final String ETAT = """
            query Etat($dossier: Int!) { dossier(number: $dossier) { id state } }
            """;

    static final String MESSAGES = """
            query Messages($dossier: Int!) {
              dossier(number: $dossier) { id state messages { body correction { reason dateResolution } } }
            }
            """;

    static final String ENVOYER = """
            mutation EnvoyerMessage($input: DossierEnvoyerMessageInput!) {
              acte: dossierEnvoyerMessage(input: $input) { message { id } errors { message } }
            }
            """;

    static final String PASSER_EN_INSTRUCTION = acte("PasserEnInstruction");
    static final String REPASSER_EN_CONSTRUCTION = acte("RepasserEnConstruction");
    static final String REPASSER_EN_INSTRUCTION = acte("RepasserEnInstruction");
    static final String ACCEPTER = acte("Accepter");
    static final String REFUSER = acte("Refuser");
    static final String CLASSER_SANS_SUITE = acte("ClasserSansSuite");

    private Requetes() {}

    private static String acte(String verbe) {
        return """
                mutation %1$s($input: Dossier%1$sInput!) {
                  acte: dossier%1$s(input: $input) { dossier { state } errors { message } }
                }
                """.formatted(verbe);
    }

    /** Returns all of them. */
    static List<String> toutes() {
        return List.of(
                DOSSIERS,
                DOSSIER,
                EFFACES,
                ETAT,
                MESSAGES,
                ENVOYER,
                PASSER_EN_INSTRUCTION,
                REPASSER_EN_CONSTRUCTION,
                REPASSER_EN_INSTRUCTION,
                ACCEPTER,
                REFUSER,
                CLASSER_SANS_SUITE);
    }
}

package fr.octroi.reglement;

/**
 * Where an aid is charged in the budget (<i>imputation</i>); the codes are the authority's configuration.
 *
 * @param chapitre the chapter, such as {@code 65}
 * @param article the account, such as {@code 6574}
 * @param fonction the function, blank when the budget is not voted by function
 */
public record LigneBudgetaire(String chapitre, String article, String fonction) {}

import { TKwotowy } from '../common/types.ts';
import { element, optional, sequence } from '../model.ts';

export const standardRate = optional(
  sequence(
    element('P_13_1', TKwotowy, 'Netto, stawka podstawowa', 'Net at the standard rate'),
    element('P_14_1', TKwotowy, 'VAT, stawka podstawowa', 'VAT at the standard rate'),
    optional(element('P_14_1W', TKwotowy, 'VAT w PLN, stawka podstawowa', 'VAT in PLN at the standard rate')),
  ),
);

export const firstReducedRate = optional(
  sequence(
    element('P_13_2', TKwotowy, 'Netto, stawka obniżona 8% lub 7%', 'Net at the reduced rate of 8% or 7%'),
    element('P_14_2', TKwotowy, 'VAT, stawka obniżona 8% lub 7%', 'VAT at the reduced rate of 8% or 7%'),
    optional(
      element(
        'P_14_2W',
        TKwotowy,
        'VAT w PLN, stawka obniżona 8% lub 7%',
        'VAT in PLN at the reduced rate of 8% or 7%',
      ),
    ),
  ),
);

export const secondReducedRate = optional(
  sequence(
    element('P_13_3', TKwotowy, 'Netto, stawka obniżona 5%', 'Net at the reduced rate of 5%'),
    element('P_14_3', TKwotowy, 'VAT, stawka obniżona 5%', 'VAT at the reduced rate of 5%'),
    optional(
      element('P_14_3W', TKwotowy, 'VAT w PLN, stawka obniżona 5%', 'VAT in PLN at the reduced rate of 5%'),
    ),
  ),
);

export const taxiFlatRate = optional(
  sequence(
    element('P_13_4', TKwotowy, 'Netto, ryczałt dla taksówek', 'Net at the taxi flat rate'),
    element('P_14_4', TKwotowy, 'VAT, ryczałt dla taksówek', 'VAT at the taxi flat rate'),
    optional(
      element('P_14_4W', TKwotowy, 'VAT w PLN, ryczałt dla taksówek', 'VAT in PLN at the taxi flat rate'),
    ),
  ),
);

export const oneStopShop = optional(
  sequence(
    element('P_13_5', TKwotowy, 'Netto, procedura OSS', 'Net in the OSS procedure'),
    optional(element('P_14_5', TKwotowy, 'VAT, procedura OSS', 'VAT in the OSS procedure')),
  ),
);

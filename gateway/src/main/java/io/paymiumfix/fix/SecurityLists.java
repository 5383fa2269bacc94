package io.paymiumfix.fix;

import io.paymiumfix.fix44.SecurityList;
import io.paymiumfix.fix44.field.Currency;
import io.paymiumfix.fix44.field.InstrAttribType;
import io.paymiumfix.fix44.field.InstrAttribValue;
import io.paymiumfix.fix44.field.MinTradeVol;
import io.paymiumfix.fix44.field.RoundLot;
import io.paymiumfix.fix44.field.SecurityListRequestType;
import io.paymiumfix.fix44.field.SecurityReqID;
import io.paymiumfix.fix44.field.SecurityRequestResult;
import io.paymiumfix.fix44.field.SecurityResponseID;
import io.paymiumfix.fix44.field.Symbol;
import io.paymiumfix.fix44.field.Text;
import io.paymiumfix.fix44.field.TotNoRelatedSym;
import io.paymiumfix.marketdata.MarketDataRequest;
import io.paymiumfix.order.FixedPoint;
import io.paymiumfix.order.Rules;
import java.math.BigDecimal;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;

/**
 * SecurityList(y) for SecurityListRequest(x): the one instrument there is, and its limits. A refusal is a list without entries, whose
 * SecurityRequestResult(560) says why; FIX 4.4 has no room for words in it. Pure.
 */
final class SecurityLists {
    /** What the core holds. */
    static final int MOST_DECIMALS = 8;

    private static final int E8 = 8;
    private static final String BTC_EUR = "BTC/EUR";
    private static final int VALID = 0;
    private static final int INVALID_OR_UNSUPPORTED = 1;
    private static final int NOT_FOUND = 2;
    private static final int BY_SYMBOL = 0;
    private static final int ALL = 4;
    /** InstrAttribType(871)=99, text: FIX 4.4 has no field for a tick. */
    private static final int FREE_TEXT = 99;

    private SecurityLists() {}

    /** @param amountDecimals decimals of an amount by the venue's word, at most {@link #MOST_DECIMALS} */
    static Message answer(final Message request, final Rules.Instrument instrument, final int amountDecimals)
            throws FieldNotFound {
        final int type = request.getInt(SecurityListRequestType.FIELD);
        final String wanted = request.isSetField(Symbol.FIELD) ? request.getString(Symbol.FIELD) : "";
        if (type != BY_SYMBOL && type != ALL) {
            return list(request, INVALID_OR_UNSUPPORTED);
        }
        if (type == BY_SYMBOL && !MarketDataRequest.isSymbol(wanted)) {
            return list(request, NOT_FOUND);
        }
        final Message list = list(request, VALID);
        list.setInt(TotNoRelatedSym.FIELD, 1);
        list.addGroup(entry(type == ALL ? BTC_EUR : wanted, instrument, amountDecimals));
        return list;
    }

    private static Message list(final Message request, final int result) throws FieldNotFound {
        final Message list = new SecurityList();
        final String id = request.getString(SecurityReqID.FIELD);
        list.setString(SecurityReqID.FIELD, id);
        list.setString(SecurityResponseID.FIELD, id);
        list.setInt(SecurityRequestResult.FIELD, result);
        return list;
    }

    private static Group entry(final String symbol, final Rules.Instrument instrument, final int amountDecimals) {
        final Group entry = new SecurityList.NoRelatedSym();
        entry.setString(Symbol.FIELD, symbol);
        attribute(entry, "MinPriceIncrement=" + e8(instrument.tickE8()));
        attribute(entry, "MaxPrice=" + e8(instrument.maxPriceE8()));
        attribute(entry, "MaxOrderQty=" + e8(instrument.maxAmountSatoshi()));
        attribute(entry, "MinCashOrderQty=" + e8(instrument.minCashE8()));
        attribute(entry, "MaxCashOrderQty=" + e8(instrument.maxCashE8()));
        entry.setString(Currency.FIELD, "EUR");
        entry.setString(
                RoundLot.FIELD, BigDecimal.ONE.movePointLeft(amountDecimals).toPlainString());
        entry.setString(MinTradeVol.FIELD, e8(instrument.minAmountSatoshi()));
        entry.setString(Text.FIELD, "Bitcoin in euros, spot; amounts in BTC, prices in EUR per BTC");
        return entry;
    }

    private static void attribute(final Group entry, final String value) {
        final Group attribute = new SecurityList.NoRelatedSym.NoInstrAttrib();
        attribute.setInt(InstrAttribType.FIELD, FREE_TEXT);
        attribute.setString(InstrAttribValue.FIELD, value);
        entry.addGroup(attribute);
    }

    private static String e8(final long number) {
        return FixedPoint.format(number, E8);
    }
}

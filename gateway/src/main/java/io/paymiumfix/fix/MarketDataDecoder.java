package io.paymiumfix.fix;

import io.paymiumfix.fix44.field.AggregatedBook;
import io.paymiumfix.fix44.field.MDEntryType;
import io.paymiumfix.fix44.field.MDReqID;
import io.paymiumfix.fix44.field.MDUpdateType;
import io.paymiumfix.fix44.field.MarketDepth;
import io.paymiumfix.fix44.field.NoMDEntryTypes;
import io.paymiumfix.fix44.field.NoRelatedSym;
import io.paymiumfix.fix44.field.SubscriptionRequestType;
import io.paymiumfix.fix44.field.Symbol;
import io.paymiumfix.marketdata.MarketDataRequest;
import java.util.ArrayList;
import java.util.List;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;

/** MarketDataRequest(V), which the dictionary has found to be well-formed. Pure. */
final class MarketDataDecoder {
    private MarketDataDecoder() {}

    static MarketDataRequest decode(final SessionSettings session, final Message request) throws FieldNotFound {
        final List<Character> types = new ArrayList<>();
        for (final Group entry : request.getGroups(NoMDEntryTypes.FIELD)) {
            types.add(entry.getChar(MDEntryType.FIELD));
        }
        final List<String> symbols = new ArrayList<>();
        for (final Group instrument : request.getGroups(NoRelatedSym.FIELD)) {
            symbols.add(instrument.getString(Symbol.FIELD));
        }
        return new MarketDataRequest(
                session.name(),
                session.dialect(),
                request.getString(MDReqID.FIELD),
                request.getChar(SubscriptionRequestType.FIELD),
                request.getInt(MarketDepth.FIELD),
                character(request, MDUpdateType.FIELD),
                character(request, AggregatedBook.FIELD),
                types,
                symbols);
    }

    private static char character(final Message request, final int tag) throws FieldNotFound {
        return request.isSetField(tag) ? request.getChar(tag) : '\0';
    }
}

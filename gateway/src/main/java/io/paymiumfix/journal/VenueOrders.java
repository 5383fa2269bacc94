package io.paymiumfix.journal;

import io.paymiumfix.order.VenueOrder;

/** {@link VenueOrder} on the wire. */
final class VenueOrders {

    private VenueOrders() {}

    static void put(final WireWriter out, final VenueOrder order) {
        out.putText(order.uuid());
        EnumCodes.ORD_TYPE.put(out, order.type());
        EnumCodes.SIDE.put(out, order.side());
        out.putText(order.state());
        out.putLong(order.amountSatoshi());
        out.putLong(order.currencyAmountE8());
        out.putLong(order.priceE8());
        out.putLong(order.tradedSatoshi());
        out.putLong(order.tradedCurrencyE10());
        out.putLong(order.btcFeeSatoshi());
        out.putLong(order.currencyFeeE8());
        out.putLong(order.createdAtS());
        out.putInt(order.operations().size());
        for (int i = 0; i < order.operations().size(); i++) {
            put(out, order.operations().get(i));
        }
        out.putText(order.undecodable());
    }

    static VenueOrder read(final WireReader in) {
        return new VenueOrder(
                in.readText(),
                EnumCodes.ORD_TYPE.read(in),
                EnumCodes.SIDE.read(in),
                in.readText(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readList(VenueOrders::readOperation),
                in.readText());
    }

    private static void put(final WireWriter out, final VenueOrder.Operation operation) {
        out.putText(operation.uuid());
        out.putText(operation.name());
        out.putText(operation.currency());
        out.putLong(operation.amountE10());
        out.putLong(operation.createdAtS());
    }

    private static VenueOrder.Operation readOperation(final WireReader in) {
        return new VenueOrder.Operation(in.readText(), in.readText(), in.readText(), in.readLong(), in.readLong());
    }
}

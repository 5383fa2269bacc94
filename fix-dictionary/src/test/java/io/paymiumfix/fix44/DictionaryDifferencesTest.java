package io.paymiumfix.fix44;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** What of our dictionary is not FIX 4.4, listed. */
@Timeout(60)
class DictionaryDifferencesTest {

    private static final List<String> REMOVED = List.of(
            "fix/fields/field name=MiscFeeType number=139 type=CHAR",
            "fix/fields/field name=MassCancelRejectReason number=532 type=CHAR",
            "fix/fields/field name=SecurityIDSource number=22 type=STRING",
            "fix/fields/field name=SecurityType number=167 type=STRING",
            "fix/fields/field name=Product number=460 type=INT",
            "fix/fields/field name=PartyIDSource number=447 type=CHAR",
            "fix/fields/field name=PartyRole number=452 type=INT",
            "fix/fields/field name=AcctIDSource number=660 type=INT",
            "fix/fields/field name=AccountType number=581 type=INT",
            "fix/fields/field name=OrderCapacity number=528 type=CHAR",
            "fix/fields/field name=OrderRestrictions number=529 type=MULTIPLEVALUESTRING",
            "fix/fields/field name=CustOrderCapacity number=582 type=INT",
            "fix/messages/OrderCancelRequest/field name=OrigClOrdID required=Y",
            "fix/messages/OrderCancelReplaceRequest/field name=OrigClOrdID required=Y");

    private static final List<String> ADDED = List.of(
            "fix/fields/field name=MiscFeeType number=139 type=STRING",
            "fix/fields/field name=MassCancelRejectReason number=532 type=STRING",
            "fix/fields/field name=Rule80A number=47 type=CHAR",
            "fix/fields/field allowOtherValues=true name=SecurityIDSource number=22 type=STRING",
            "fix/fields/field allowOtherValues=true name=SecurityType number=167 type=STRING",
            "fix/fields/field allowOtherValues=true name=Product number=460 type=INT",
            "fix/fields/field allowOtherValues=true name=PartyIDSource number=447 type=CHAR",
            "fix/fields/field allowOtherValues=true name=PartyRole number=452 type=INT",
            "fix/fields/field allowOtherValues=true name=AcctIDSource number=660 type=INT",
            "fix/fields/field allowOtherValues=true name=AccountType number=581 type=INT",
            "fix/fields/field allowOtherValues=true name=OrderCapacity number=528 type=CHAR",
            "fix/fields/field allowOtherValues=true name=OrderRestrictions number=529 type=MULTIPLEVALUESTRING",
            "fix/fields/field allowOtherValues=true name=CustOrderCapacity number=582 type=INT",
            "fix/messages/NewOrderSingle/field name=Rule80A required=N",
            "fix/messages/OrderCancelReplaceRequest/field name=OrigClOrdID required=N",
            "fix/messages/OrderCancelReplaceRequest/field name=Rule80A required=N",
            "fix/messages/OrderCancelRequest/field name=OrigClOrdID required=N",
            "fix/messages/OrderCancelRequest/field name=HandlInst required=N",
            "fix/messages/OrderCancelRequest/field name=ExecInst required=N",
            "fix/messages/OrderCancelRequest/field name=ExDestination required=N",
            "fix/messages/OrderCancelRequest/field name=OrdType required=N",
            "fix/messages/OrderCancelRequest/field name=Price required=N",
            "fix/messages/OrderCancelRequest/field name=Currency required=N",
            "fix/messages/OrderCancelRequest/field name=TimeInForce required=N",
            "fix/messages/OrderCancelRequest/field name=ExpireDate required=N",
            "fix/messages/OrderCancelRequest/field name=ExpireTime required=N",
            "fix/messages/OrderCancelRequest/field name=Rule80A required=N",
            "fix/messages/OrderCancelRequest/field name=OrderCapacity required=N",
            "fix/messages/OrderCancelRequest/field name=OrderRestrictions required=N",
            "fix/messages/OrderCancelRequest/field name=CustOrderCapacity required=N",
            "fix/messages/OrderCancelRequest/field name=PositionEffect required=N");

    @Test
    void shouldDifferFromFix44OnlyAsListed() throws Exception {
        final List<String> stock = linesOfStock();
        final List<String> ours = linesOfOurs();

        assertEquals(new TreeSet<>(REMOVED), minus(stock, ours), "in FIX 4.4 and not in ours");
        assertEquals(new TreeSet<>(ADDED), minus(ours, stock), "in ours and not in FIX 4.4");
    }

    @Test
    void shouldKeepEverythingElseOfFix44InItsOrder() throws Exception {
        final List<String> stock = linesOfStock();
        final List<String> ours = linesOfOurs();
        stock.removeAll(REMOVED);
        ours.removeAll(ADDED);

        assertEquals(stock, ours);
    }

    private static Set<String> minus(final List<String> lines, final List<String> others) {
        final Set<String> rest = new TreeSet<>(lines);
        others.forEach(rest::remove);
        return rest;
    }

    private static List<String> linesOfStock() throws Exception {
        try (InputStream in = Files.newInputStream(FixText.STOCK_FILE)) {
            return lines(in);
        }
    }

    private static List<String> linesOfOurs() throws Exception {
        try (InputStream in =
                PaymiumDictionary.class.getClassLoader().getResourceAsStream(PaymiumDictionary.RESOURCE)) {
            assertNotNull(in, PaymiumDictionary.RESOURCE);
            return lines(in);
        }
    }

    /** One line per element of the file: where it is and what it says. */
    private static List<String> lines(final InputStream in) throws Exception {
        final List<String> lines = new ArrayList<>();
        collect(
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(in)
                        .getDocumentElement(),
                "",
                lines);
        return lines;
    }

    private static void collect(final Element element, final String path, final List<String> lines) {
        final StringBuilder line = new StringBuilder(path).append(element.getTagName());
        final NamedNodeMap attributes = element.getAttributes();
        final TreeSet<String> sorted = new TreeSet<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            sorted.add(attributes.item(i).toString().replace("\"", ""));
        }
        sorted.forEach(attribute -> line.append(' ').append(attribute));
        lines.add(line.toString());

        final String name = element.getAttribute("name");
        final String inside = path + (name.isEmpty() ? element.getTagName() : name) + "/";
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                collect((Element) child, inside, lines);
            }
        }
    }
}

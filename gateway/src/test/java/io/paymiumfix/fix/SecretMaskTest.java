package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {

    @ParameterizedTest
    @CsvSource({
        "35=A~553=me~554=hush~10=000~, 35=A~553=me~554=***~10=000~",
        "35=BE~554=old~925=new~10=000~, 35=BE~554=***~925=***~10=000~",
        "554=hush, 554=***",
        "Bad message: 8=FIX.4.4~554=a=b=c~10=1~, Bad message: 8=FIX.4.4~554=***~10=1~",
        "1554=open~5540=open~, 1554=open~5540=open~",
        "35=A~0554=hush~00000000000925=hush~10=000~, 35=A~0554=***~00000000000925=***~10=000~",
        "35=A~095=5~0096=ab~cd~10=000~, 35=A~095=5~0096=***~10=000~",
        "10554=open~05540=open~0=open~00=open~, 10554=open~05540=open~0=open~00=open~",
        "35=A~95=5~96=ab~cd~10=000~, 35=A~95=5~96=***~10=000~",
        "35=A~96=hush~10=000~, 35=A~96=***~10=000~",
        "55=BTC/EUR~44=1~, 55=BTC/EUR~44=1~"
    })
    void shouldHideSecretValuesOnly(final String text, final String masked) {
        assertEquals(masked, SecretMask.mask(text.replace('~', '\001')).replace('\001', '~'));
    }

    @Test
    void shouldHideAPasswordCutOffAtTheEnd() {
        assertFalse(SecretMask.mask("9=1x\00135=A\001554=hu").contains("hu"));
    }

    @Test
    void shouldNeverPrintASecretType() {
        assertEquals("***", Password.of("hush").toString());
        assertEquals("***", FixSettings.StorePassword.of("hush").toString());
    }
}

package ledger

import "strings"

var unitWords = map[string]string{
	"h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h",
	"min": "min", "mins": "min", "minute": "min", "minutes": "min",
}

// Unit resolves a unit's spelling to its canonical name: those of allies.yaml
// as they are written there, hours and minutes, the signs of currencies, and
// ISO 4217 currency codes in any case. It returns false for an unknown one.
func (c *Config) Unit(word string) (name string, known bool) {
	if _, ok := c.Units[word]; ok {
		return word, true
	}
	for name := range c.Units {
		if len(name) > 1 && strings.EqualFold(name, word) {
			return name, true
		}
	}
	if name, ok := unitWords[strings.ToLower(word)]; ok {
		return name, true
	}
	if code, ok := currencySigns[word]; ok {
		return c.Unit(code)
	}
	code := currencyCode(word)
	return code, code != ""
}

// currencyCode is the code of the list that a word spells, "" for none.
func currencyCode(word string) string {
	if len(word) != codeLength {
		return ""
	}
	for i := 1; i < len(currencies); i += codeLength + 1 {
		if code := currencies[i : i+codeLength]; code[0] == word[0]&^0x20 && strings.EqualFold(code, word) {
			return code
		}
	}
	return ""
}

// Price returns the points one of the unit is worth; false for a commodity
// without a price.
func (c *Config) Price(unit string) (points Number, priced bool) {
	if price, ok := c.Units[unit]; ok {
		if price == nil {
			return Number{}, false
		}
		return *price, true
	}
	switch unit {
	case "h":
		return Int(1), true
	case "min":
		return Frac(1, 60), true
	}
	return Number{}, false
}

// IsCurrency reports whether code is an ISO 4217 currency code, in capitals.
func IsCurrency(code string) bool {
	return code != "" && code == currencyCode(code)
}

const codeLength = 3

const currencies = " AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD " +
	"CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD " +
	"HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD " +
	"MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR " +
	"RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS " +
	"UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG ZWL "

var currencySigns = map[string]string{"$": "USD", "€": "EUR", "£": "GBP"}

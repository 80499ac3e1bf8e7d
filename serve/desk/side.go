// SPDX-License-Identifier: Apache-2.0

package desk

// Means is the side of a dyad a name means: the code of a country for its name
// or code, with the name people call it by; another name for itself.
func (d *Desk) Means(name string) (side, called string) {
	if d.Country != nil {
		if code, called, ok := d.Country(name); ok {
			return code, called
		}
	}
	return name, name
}

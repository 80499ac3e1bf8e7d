// SPDX-License-Identifier: Apache-2.0

package main

import (
	"dragoman/lang/en"
	"dragoman/train/names"
)

func trainNames() error { return names.Train(en.Pack()) }

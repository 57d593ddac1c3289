// Where walks over listed states end: the probability that begins in them, carried to the ends (`absorption.cpp`).
#ifndef LOGICNET_WALKS_ABSORPTION_HPP
#define LOGICNET_WALKS_ABSORPTION_HPP
#include <vector>

#include "base/strong_parts.hpp"
#include "walks/chain.hpp"

namespace logicnet {

StrongParts strong_parts_of(const Chain& chain);
// `label`: of each state that is in an end, below `labels`; else Chain::kFree. A bottom part without a label ends what
// comes there as `labels`.
Absorption absorb(const Chain& chain, const StrongParts& strong, std::vector<uint32_t> label, uint32_t labels);

}  // namespace logicnet
#endif

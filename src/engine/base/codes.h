// Numbers that the core and its callers share. Plain C: the API hands them out as they are.
#ifndef LOGICNET_BASE_CODES_H
#define LOGICNET_BASE_CODES_H

// What went wrong in a call.
enum {
  LOGICNET_FINE = 0,
  LOGICNET_SYNTAX = 1,     // the text cannot be read
  LOGICNET_NAME = 2,       // an unknown or duplicated name
  LOGICNET_MEMORY = 3,     // the memory budget, or the machine's memory, is not enough
  LOGICNET_INTERRUPT = 4,  // the time budget or the caller's stop flag ended the work
  LOGICNET_ARGUMENT = 5,   // a call that the library itself got wrong
  LOGICNET_WRONG = 6       // an answer that failed a check of its own: nothing is given out
};

// Why work ended before it was done.
enum {
  LOGICNET_END_NONE = 0,          // it was done
  LOGICNET_END_TIME = 1,          // the time budget
  LOGICNET_END_MEMORY = 2,        // the memory budget
  LOGICNET_END_STOPPED = 3,       // the caller's stop flag
  LOGICNET_END_TOO_MANY = 4,      // too many alternatives to follow
  LOGICNET_END_SWITCHED_OFF = 5,  // a step that is switched off would have been needed
  LOGICNET_END_TOO_WIDE = 6,      // a count does not fit 64 bits: ask for it in decimal
  LOGICNET_END_MORE = 7           // the limit that was asked for: there are more
};

// Steps of the solver, as bits: those that a plan switches off, and those that an attractor's method needed.
enum {
  LOGICNET_STEP_PERCOLATION = 1,     // constants put into the functions that read them
  LOGICNET_STEP_BLOCKS = 2,          // product of blocks of the influence graph
  LOGICNET_STEP_BITSETS = 4,         // bitsets over the states of a block; cannot be switched off
  LOGICNET_STEP_MEDIATORS = 8,       // candidates from the network without its mediators
  LOGICNET_STEP_TRAP_SPACES = 16,    // enclosing trap space solved on its own
  LOGICNET_STEP_WALK = 32,           // a candidate seen to leave for a smaller trap space; cannot be switched off
  LOGICNET_STEP_DIAGRAMS = 64,       // decision diagrams over the states of a block
  LOGICNET_STEP_CONDITIONING = 128,  // candidates by holding a component at either value
  LOGICNET_STEP_MEMORY = 256         // residual networks that were solved before
};

// In which of an attractor's states a phenotype shows, as bits, so that a set of attractors has one number too.
enum {
  LOGICNET_SHOWS_NEVER = 1,
  LOGICNET_SHOWS_SOMETIMES = 2,
  LOGICNET_SHOWS_ALWAYS = 4,
  LOGICNET_SHOWS_DEPENDS = 8  // on an input that the condition does not name
};

// What one step is: the kernel of an update scheme. Any number may come in as one, so C++ is told how wide it is.
#ifdef __cplusplus
enum logicnet_update : int {
#else
enum logicnet_update {
#endif
  LOGICNET_UPDATE_ASYNCHRONOUS = 0,
  LOGICNET_UPDATE_BLOCKS = 1,  // blocks one after another; one block: synchronous
  LOGICNET_UPDATE_GENERAL = 2,
  LOGICNET_UPDATE_PERMISSIVE = 3
};

#endif
